/**
 * Bytes that all calls of one evaluation may give together. The service's own limit counts when a state is left; until then
 * nested calls could fill the process.
 */
export const LARGEST_RESULT = 32 * 1024 * 1024;

export const TOO_LARGE = { failure: `The result is larger than ${String(LARGEST_RESULT)} bytes` };
