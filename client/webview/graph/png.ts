const SCALE = 2;

/** A drawing as a PNG picture in base64, at twice its size. Fails where the browser cannot draw so large a picture. */
export async function pngOf(drawing: {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing.svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(drawing.width * SCALE);
  canvas.height = Math.ceil(drawing.height * SCALE);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
}
