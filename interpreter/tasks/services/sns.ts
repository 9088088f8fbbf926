import { parameter, textParameter } from '../call-facts';
import { logged, type LocalService, type ServiceFault } from './local-service';
import { sequenceNumber } from './sqs';

/** Takes messages for topics, phones and endpoints, and shows them in the log: nobody is subscribed here. */
export const sns: LocalService = {
  actions: ['sns:publish', 'aws-sdk:sns:publish'],
  answer(call, exchange) {
    const arn = textParameter(call, 'TopicArn') ?? textParameter(call, 'TargetArn');
    const target = arn ?? textParameter(call, 'PhoneNumber');
    if (target === undefined) {
      return {
        kind: 'fault',
        fault: invalid('Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter'),
      };
    }
    const given = parameter(call, 'Message');
    const message = typeof given === 'string' ? given : JSON.stringify(given ?? null);
    if (message === '') return { kind: 'fault', fault: invalid('Invalid parameter: Empty message') };
    const isFifo = arn?.endsWith('.fifo') === true;
    if (isFifo && textParameter(call, 'MessageGroupId') === undefined) {
      return {
        kind: 'fault',
        fault: invalid('Invalid parameter: The MessageGroupId parameter is required for FIFO topics'),
      };
    }
    const name = target.slice(target.lastIndexOf(':') + 1);
    exchange.log(`message to the topic "${name}" (nobody is subscribed here): ${logged(message)}`);
    const output = {
      MessageId: exchange.nextId(),
      ...(isFifo ? { SequenceNumber: sequenceNumber(exchange.nextId()) } : {}),
    };
    return { kind: 'response', output, contentType: 'text/xml', length: isFifo ? 352 : 294 };
  },
};

function invalid(message: string): ServiceFault {
  return {
    prefix: 'SNS',
    sdkPrefix: 'Sns',
    exception: 'InvalidParameterException',
    service: 'AmazonSNS',
    status: 400,
    code: 'InvalidParameter',
    message,
  };
}
