import type { StateType } from '../../language/fields/field';
import type { StateGraphNode } from '../../language/graph/build-graph';

/** What is drawn on a coloured square in front of a state's name; the glyph stands in a box of 20 by 20. */
interface Icon {
  readonly colour: string;
  readonly glyph: string;
}

const ofType: Readonly<Record<StateType, Icon>> = {
  Task: { colour: '#c7511f', glyph: '<path d="M4 5h12v10H4z M4 8.5h12 M7 12h6"/>' },
  Pass: { colour: '#5f6b7a', glyph: '<path d="M3 10h13 M11 5l5 5-5 5"/>' },
  Choice: { colour: '#8456ce', glyph: '<path d="M10 3l7 7-7 7-7-7z M7.4 10h5.2 M10.6 8l2 2-2 2"/>' },
  Wait: { colour: '#8d6605', glyph: '<circle cx="10" cy="10" r="7"/><path d="M10 6v4.5l3 2"/>' },
  Succeed: { colour: '#037f0c', glyph: '<path d="M4 10.5l4 4 8-9"/>' },
  Fail: { colour: '#d13212', glyph: '<path d="M5 5l10 10 M15 5L5 15"/>' },
  Parallel: { colour: '#0972d3', glyph: '<path d="M10 2.5v3.5 M4 17V8.5h12V17 M10 6v11"/>' },
  Map: {
    colour: '#0b7285',
    glyph: '<path d="M6 3.5h10.5v9.5 M3.5 6.5h10v10h-10z M6.5 10h4 M6.5 13h4"/>',
  },
};

const unknown: Icon = {
  colour: '#5f6b7a',
  glyph: '<path d="M7.5 7.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8 M10 14.6v.1"/>',
};

const glyphs = {
  lambda: '<path d="M6 4h3l6 12 M9.2 9.6L5.5 16"/>',
  database:
    '<ellipse cx="10" cy="5.5" rx="6" ry="2.5"/><path d="M4 5.5v9c0 1.4 2.7 2.5 6 2.5s6-1.1 6-2.5v-9 M4 10c0 1.4 2.7 2.5 6 2.5s6-1.1 6-2.5"/>',
  message: '<path d="M3.5 5h13v10h-13z M3.5 5.5l6.5 5.5 6.5-5.5"/>',
  flow: '<path d="M7 3.5h6v4H7z M3 12.5h5v4H3z M12 12.5h5v4h-5z M10 7.5v2.5 M5.5 12.5V10h9v2.5"/>',
  box: '<path d="M10 3l6 3.3v7.4L10 17l-6-3.3V6.3z M4 6.3l6 3.4 6-3.4 M10 9.7V17"/>',
  bucket: '<path d="M4 5.5h12l-1.6 11H5.6z M4 5.5c0-1.2 2.7-2 6-2s6 .8 6 2"/>',
  chart: '<path d="M4 16.5V9 M8 16.5v-6 M12 16.5V4 M16 16.5v-9"/>',
  spark: '<path d="M10 3l1.8 5.2L17 10l-5.2 1.8L10 17l-1.8-5.2L3 10l5.2-1.8z"/>',
  globe: '<circle cx="10" cy="10" r="7"/><path d="M3 10h14 M10 3c4.5 4.5 4.5 9.5 0 14 M10 3c-4.5 4.5-4.5 9.5 0 14"/>',
} as const;

/** Services as the console colours them: computing, data bases, storage, messages, analytics, learning, network. */
const families: readonly { readonly services: RegExp; readonly icon: Icon }[] = [
  { services: /^lambda$/, icon: { colour: '#c7511f', glyph: glyphs.lambda } },
  { services: /^(ecs|eks|batch|codebuild|ec2|apprunner)$/, icon: { colour: '#c7511f', glyph: glyphs.box } },
  {
    services: /^(dynamodb|rds|rdsdata|redshiftdata|neptune.*|docdb|elasticache)$/,
    icon: { colour: '#a020ab', glyph: glyphs.database },
  },
  { services: /^(s3|efs|fsx|backup|glacier)$/, icon: { colour: '#4f7a0c', glyph: glyphs.bucket } },
  {
    services: /^(sqs|sns|events|eventbridge|mq|ses|sesv2|pinpoint|scheduler)$/,
    icon: { colour: '#c7136a', glyph: glyphs.message },
  },
  { services: /^(states|sfn|activity)$/, icon: { colour: '#c7136a', glyph: glyphs.flow } },
  {
    services: /^(athena|glue|databrew|elasticmapreduce|emr.*|kinesis|firehose|quicksight)$/,
    icon: { colour: '#7a3ff2', glyph: glyphs.chart },
  },
  {
    services: /^(bedrock.*|sagemaker.*|comprehend|textract|rekognition|translate|transcribe|polly)$/,
    icon: { colour: '#01795f', glyph: glyphs.spark },
  },
  { services: /^(http|apigateway.*)$/, icon: { colour: '#7a3ff2', glyph: glyphs.globe } },
];

/** The icon of a state: of its service where it calls one that has a look of its own, else of its type. */
export function iconOf({ type, service }: StateGraphNode): Icon {
  if (!type) return unknown;
  const family = service && families.find(({ services }) => services.test(service.toLowerCase()));
  return family ? family.icon : ofType[type];
}
