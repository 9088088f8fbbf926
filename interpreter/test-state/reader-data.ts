import type { ItemStore } from '../item-store';
import { makeItemStore } from '../items/make-item-store';
import { ItemStoreError } from '../item-store';

/** What every ItemReader reads in a test: the data "as found in its original source" (`mapItemReaderData`). */
export function readerData(text: string): ItemStore {
  const bytes = Buffer.from(text);
  const store = makeItemStore({
    open: () =>
      Promise.resolve({
        size: bytes.length,
        async *stream(start = 0, end = bytes.length) {
          yield await Promise.resolve(bytes.subarray(start, end));
        },
      }),
    list: () => {
      throw new ItemStoreError('There is one object in a test.');
    },
    create: () => {
      throw new ItemStoreError('Nothing is written in a test.');
    },
  });
  return {
    // A listing is given as the list of what it found.
    read: ({ resource, config, maxItems, ...reading }) =>
      resource.endsWith(':s3:getObject')
        ? store.read({ ...reading, resource, config, maxItems })
        : store.read({ resource: 'arn:aws:states:::s3:getObject', arguments: ANY_OBJECT, config: LIST, maxItems }),
    write: (writing) => store.write(writing),
  };
}

const ANY_OBJECT = { Bucket: 'bucket', Key: 'key' };
const LIST = { InputType: 'JSON' };
