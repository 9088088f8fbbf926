import type { Colours } from '../../../graph/draw/palette';

/** The colours of the editor's theme as plain ones, for pictures that are shown elsewhere. */
export function themeColours(stage: HTMLElement): Colours {
  const probe = document.createElement('span');
  const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  return (name) => {
    stage.append(probe);
    probe.style.color = `var(--graph-${name})`;
    const { color } = getComputedStyle(probe);
    probe.remove();
    if (!pixel) return color;
    // Painting turns mixed and translucent colours into what one sees.
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = color;
    pixel.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 255] = pixel.getImageData(0, 0, 1, 1).data;
    return `rgba(${String(red)}, ${String(green)}, ${String(blue)}, ${String(alpha / 255)})`;
  };
}
