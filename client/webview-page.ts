/** What differs between the pages of our webviews. */
export interface PageParts {
  readonly title: string;
  /** The names of script and style sheet in `dist/`, without their endings. */
  readonly name: string;
  /** The elements that the script fills: HTML of ours, without anything from a user's file. */
  readonly body: string;
  /** It draws a graph: it may run the layout in a worker, show pictures and set styles of its own. */
  readonly drawsGraph?: boolean;
}

/** Where a page may load from: `cspSource` for its policy, `file` for the address of a file in `dist/`. */
export interface PageSource {
  readonly cspSource: string;
  file(...path: readonly string[]): string;
}

/** A webview's page. Its policy allows the scripts and styles of the extension and what a graph needs, and nothing else. */
export function webviewPage({ title, name, body, drawsGraph = false }: PageParts, source: PageSource): string {
  const nonce = crypto.randomUUID();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    ...(drawsGraph
      ? [
          `style-src ${source.cspSource} 'nonce-${nonce}'`,
          `connect-src ${source.cspSource}`,
          'worker-src blob:',
          'img-src data:',
        ]
      : [`style-src ${source.cspSource}`]),
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
  const graphStyle = drawsGraph ? `<style nonce="${nonce}" data-graph></style>\n` : '';
  const worker = drawsGraph ? ` data-worker="${source.file('graph-layout.js')}"` : '';
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${source.file(`${name}.css`)}">
${graphStyle}<title>${title}</title>
</head>
<body${worker}>
${body}
<script nonce="${nonce}" src="${source.file(`${name}.js`)}"></script>
</body>
</html>`;
}
