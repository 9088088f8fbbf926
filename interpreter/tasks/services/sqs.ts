import { createHash } from 'node:crypto';
import type { JsonObject } from '../../../language/json';
import { isJsonObject } from '../../../language/json';
import { parameter, textParameter } from '../call-facts';
import { isSdk, logged, type LocalService, type ServiceFault } from './local-service';

/** Takes messages for queues and shows them in the log: nobody reads them here. */
export const sqs: LocalService = {
  actions: ['sqs:sendMessage', 'aws-sdk:sqs:sendMessage'],
  answer(call, exchange) {
    const url = textParameter(call, 'QueueUrl') ?? '';
    const queue = url.slice(url.lastIndexOf('/') + 1);
    const given = parameter(call, 'MessageBody');
    // A message that is no text is sent as its JSON text.
    const body = typeof given === 'string' ? given : JSON.stringify(given ?? null);
    const isFifo = queue.endsWith('.fifo');
    if (body === '') return { kind: 'fault', fault: missing('MessageBody') };
    if (isFifo && textParameter(call, 'MessageGroupId') === undefined) {
      return { kind: 'fault', fault: missing('MessageGroupId') };
    }
    exchange.log(`message to the queue "${queue}" (nobody reads it here): ${logged(body)}`);
    const attributes = parameter(call, 'MessageAttributes');
    // The SDK spells the name as its class does.
    const md5 = isSdk(call) ? 'Md5' : 'MD5';
    const output: JsonObject = {
      ...(isJsonObject(attributes) && Object.keys(attributes).length > 0
        ? { [`${md5}OfMessageAttributes`]: md5OfAttributes(attributes) }
        : {}),
      [`${md5}OfMessageBody`]: createHash('md5').update(body).digest('hex'),
      MessageId: exchange.nextId(),
      ...(isFifo ? { SequenceNumber: sequenceNumber(exchange.nextId()) } : {}),
    };
    return {
      kind: 'response',
      output,
      contentType: 'application/x-amz-json-1.0',
      length: Buffer.byteLength(JSON.stringify(output)),
    };
  },
};

function missing(name: string): ServiceFault {
  return {
    prefix: 'SQS',
    sdkPrefix: 'Sqs',
    exception: 'AmazonSQSException',
    service: 'AmazonSQS',
    status: 400,
    code: 'MissingParameter',
    message: `The request must contain the parameter ${name}.`,
  };
}

/** A number of 20 digits, as FIFO queues and topics give it. */
export function sequenceNumber(id: string): string {
  return (BigInt(`0x${id.replaceAll('-', '')}`) % 10n ** 20n).toString().padStart(20, '1');
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html: names in order, lengths in front. */
function md5OfAttributes(attributes: JsonObject): string {
  const hash = createHash('md5');
  const add = (bytes: Buffer): void => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  };
  for (const name of Object.keys(attributes).sort()) {
    const attribute = attributes[name];
    if (!isJsonObject(attribute)) continue;
    const { DataType: type, StringValue: text, BinaryValue: binary } = attribute;
    add(Buffer.from(name));
    add(Buffer.from(String(type)));
    const isBinary = typeof binary === 'string' && text === undefined;
    hash.update(Buffer.from([isBinary ? 2 : 1]));
    add(isBinary ? Buffer.from(binary, 'base64') : Buffer.from(String(text)));
  }
  return hash.digest('hex');
}
