import { expect, it } from 'vitest';
import { remoteEndpoints } from '../../workspace/remote-endpoints';

it.each([
  ['http://127.0.0.1:3001', []],
  ['http://127.1.2.3', []],
  ['http://localhost:9000/path', []],
  ['http://[::1]:3001', []],
  ['http://lambda.localhost', []],
  ['https://lambda.us-east-1.example.com/x', ['lambda at https://lambda.us-east-1.example.com']],
  ['http://127.0.0.1.example.com', ['lambda at http://127.0.0.1.example.com']],
  ['http://localhost.example.com', ['lambda at http://localhost.example.com']],
  ['http://10.0.0.1', ['lambda at http://10.0.0.1']],
])('knows which addresses are on another computer: %s', (address, remote) => {
  expect(remoteEndpoints({ endpoints: new Map([['lambda', address]]), aws: {} })).toEqual(remote);
});

it('takes AWS itself for another computer, and says with which profile', () => {
  const endpoints = new Map([
    ['sqs', 'aws'],
    ['*', 'http://127.0.0.1:4566'],
  ]);
  expect(remoteEndpoints({ endpoints, aws: {} })).toEqual(['sqs on AWS']);
  const aws = { profile: 'dev', region: 'eu-central-1' };
  expect(remoteEndpoints({ endpoints: new Map([['*', 'aws']]), aws })).toEqual([
    'every other service on AWS (profile dev, region eu-central-1)',
  ]);
});
