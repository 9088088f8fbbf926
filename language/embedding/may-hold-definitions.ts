const TEMPLATE =
  /AWS::(?:StepFunctions|Serverless)::StateMachine\b|\b(?:stateMachines|stepFunctions)["']?\s*:|\baws_sfn_state_machine\b/;
const START_AT = /\bStartAt["']?\s*:/;
const STATES = /\bStates["']?\s*:/;

/**
 * Whether a text can hold a state machine: a look at its letters, which costs next to nothing beside parsing it. Most
 * JSON and YAML documents of a workspace hold none, and must not be slowed down.
 */
export function mayHoldDefinitions(text: string): boolean {
  return TEMPLATE.test(text) || (START_AT.test(text) && STATES.test(text));
}

/** Whether a line or more, newly typed, may have made the difference. */
export function looksRelevant(piece: string): boolean {
  return /StateMachine|state_machine|StartAt|States/i.test(piece);
}

/** Whether a text is a template by its letters, so that faults of its own are worth telling. */
export function looksLikeTemplate(text: string): boolean {
  return TEMPLATE.test(text);
}
