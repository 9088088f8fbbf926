import { version } from '../package.json';

/** The version of the product, as clients see it. */
export const VERSION = version;
