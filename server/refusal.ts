import { ResponseError } from './lsp';

const REQUEST_FAILED = -32803;

/** An answer that the editor shows to the user as the reason why a request was not carried out. */
export function refusal(message: string): ResponseError {
  return new ResponseError(REQUEST_FAILED, message);
}
