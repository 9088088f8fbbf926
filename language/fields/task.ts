import type { Field } from './field';
import { guide, specification } from './links';

const MAX_SECONDS = 99_999_999;

/** Fields of a Task state (digest S8-S12) that it shares with no other type. */
export const taskFields: readonly Field[] = [
  {
    name: 'Resource',
    on: ['Task'],
    languages: 'both',
    required: true,
    value: { kind: 'resource' },
    doc: 'The ARN of the work: a Lambda function, an activity, or a service integration (`arn:aws:states:::service:action`). It is never an expression.',
    link: guide('state-task'),
    snippet: '"${1:arn:aws:states:::lambda:invoke}"',
  },
  {
    name: 'Credentials',
    on: ['Task'],
    languages: 'both',
    value: { kind: 'object', of: 'credentials' },
    doc: 'The IAM role that the task assumes before it does its work, for example to use another account.',
    link: guide('concepts-access-cross-acct-resources'),
    snippet: '{\n\t"RoleArn": "$1"\n}',
  },
  {
    name: 'RoleArn',
    on: ['credentials'],
    languages: 'both',
    group: { name: 'role', required: true },
    value: { kind: 'text', expression: true },
    doc: 'The ARN of the IAM role to assume.',
    link: guide('concepts-access-cross-acct-resources'),
  },
  {
    name: 'RoleArn.$',
    on: ['credentials'],
    languages: 'JSONPath',
    group: { name: 'role', required: true },
    value: { kind: 'path', intrinsics: 'text' },
    doc: 'A path or an intrinsic function that gives the ARN of the IAM role to assume.',
    link: guide('concepts-access-cross-acct-resources'),
  },
  {
    name: 'TimeoutSeconds',
    on: ['Task'],
    languages: 'both',
    group: { name: 'timeout', required: false },
    value: { kind: 'integer', min: 1, max: MAX_SECONDS, expression: true },
    default: MAX_SECONDS,
    doc: 'The longest time in seconds that one attempt of the task may take. After it the task fails with `States.Timeout`.',
    link: specification('timeouts'),
    snippet: '${1:60}',
  },
  {
    name: 'TimeoutSecondsPath',
    on: ['Task'],
    languages: 'JSONPath',
    group: { name: 'timeout', required: false },
    value: { kind: 'referencePath', roots: 'any' },
    doc: 'A reference path to the time-out in seconds.',
    link: specification('timeouts'),
  },
  {
    name: 'HeartbeatSeconds',
    on: ['Task'],
    languages: 'both',
    group: { name: 'heartbeat', required: false },
    value: { kind: 'integer', min: 1, max: MAX_SECONDS, expression: true },
    doc: 'The longest time in seconds between two heartbeats of the worker. It must be smaller than `TimeoutSeconds`.',
    link: specification('timeouts'),
    snippet: '${1:30}',
  },
  {
    name: 'HeartbeatSecondsPath',
    on: ['Task'],
    languages: 'JSONPath',
    group: { name: 'heartbeat', required: false },
    value: { kind: 'referencePath', roots: 'any' },
    doc: 'A reference path to the heartbeat interval in seconds.',
    link: specification('timeouts'),
  },
];
