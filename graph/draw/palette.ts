/** Colours of a drawing of its own, by name, in light and in dark; in an editor `--graph-NAME` replaces them. */
const PALETTE = {
  background: ['#ffffff', '#161d26'],
  card: ['#ffffff', '#232b37'],
  container: ['#f4f6f9', '#1b232d'],
  scope: ['#ffffff', '#161d26'],
  border: ['#aab7c4', '#4a5666'],
  text: ['#16191f', '#e9ecf1'],
  muted: ['#545b64', '#a9b4c2'],
  edge: ['#687078', '#8d99a8'],
  marker: ['#414d5c', '#c6ccd6'],
  'marker-text': ['#ffffff', '#161d26'],
  catch: ['#ba2e0f', '#ff8f7a'],
} as const;

export type ColourName = keyof typeof PALETTE;
export const COLOUR_NAMES = Object.keys(PALETTE) as readonly ColourName[];

/** Gives the colour that a name stands for. */
export type Colours = (name: ColourName) => string;

/** The style of a drawing in a page, whose variables say the colours. */
export const GRAPH_STYLE = rules((name) => `var(--graph-${name}, ${PALETTE[name][0]})`);

/** The style inside of a picture: light, and dark where the reader's system is. Plain colours, which every viewer knows. */
export const PICTURE_STYLE = `${rules((name) => PALETTE[name][0])}
@media (prefers-color-scheme: dark) {${colourRules((name) => PALETTE[name][1])}}`;

/** The style inside of a picture that has the colours given. */
export function pictureStyle(colours: Colours): string {
  return rules(colours);
}

function rules(colours: Colours): string {
  return `${colourRules(colours)}
.stepwright-graph { font-family: system-ui, 'Segoe UI', Roboto, Ubuntu, 'Helvetica Neue', Arial, sans-serif; }
.stepwright-graph .paper { stroke: none; }
.stepwright-graph .card, .stepwright-graph .container { stroke-width: 1; }
.stepwright-graph .scope { stroke-width: 1; stroke-dasharray: 4 3; }
.stepwright-graph .missing { fill: none; stroke-width: 1.5; stroke-dasharray: 5 3; }
.stepwright-graph .name { font-size: 13px; font-weight: 600; }
.stepwright-graph .detail { font-size: 11px; }
.stepwright-graph .scope-label { font-size: 11px; font-weight: 600; }
.stepwright-graph .glyph { fill: none; stroke: #fff; stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round; }
.stepwright-graph .sign { fill: none; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
.stepwright-graph .marker-text { font-size: 11px; font-weight: 600; text-anchor: middle; }
.stepwright-graph .edge { fill: none; stroke-width: 1.5; }
.stepwright-graph .edge.catch { stroke-dasharray: 5 4; }
.stepwright-graph .edge-label rect { stroke-width: 1; }
.stepwright-graph .edge-label text { font-size: 11px; text-anchor: middle; }
`;
}

function colourRules(c: Colours): string {
  return `
.stepwright-graph .paper { fill: ${c('background')}; }
.stepwright-graph .card { fill: ${c('card')}; stroke: ${c('border')}; }
.stepwright-graph .container { fill: ${c('container')}; stroke: ${c('border')}; }
.stepwright-graph .scope { fill: ${c('scope')}; stroke: ${c('border')}; }
.stepwright-graph .missing { stroke: ${c('catch')}; }
.stepwright-graph .name { fill: ${c('text')}; }
.stepwright-graph .detail, .stepwright-graph .scope-label { fill: ${c('muted')}; }
.stepwright-graph .sign { stroke: ${c('muted')}; }
.stepwright-graph .marker { fill: ${c('marker')}; }
.stepwright-graph .marker-text { fill: ${c('marker-text')}; }
.stepwright-graph .edge { stroke: ${c('edge')}; }
.stepwright-graph .edge.catch { stroke: ${c('catch')}; }
.stepwright-graph .arrow { fill: ${c('edge')}; }
.stepwright-graph .arrow.catch { fill: ${c('catch')}; }
.stepwright-graph .edge-label rect { fill: ${c('background')}; stroke: ${c('border')}; }
.stepwright-graph .edge-label text { fill: ${c('text')}; }
.stepwright-graph .edge-label.catch rect { stroke: ${c('catch')}; }
.stepwright-graph .edge-label.catch text { fill: ${c('catch')}; }
`;
}
