import type { MachineModel, Scope, State } from '../model/model';
import type { Steps } from '../steps';
import type { OffsetRange } from '../text/line-index';
import type { Node, Property } from '../tree/node';
import { questionsSoFar, type Asked } from './asked';
import { sharedDataFlow } from './data-flow-findings';
import type { RuleErrorSink, Sink } from './dispatch';
import { outlineOf, scopeOutlineOf } from './outline-of';
import type { Finding, Rule, RuleOptions } from './rule';
import { KnownSurroundings } from './surroundings';
import type { Part, PartObserver } from './walk';

/** So many states whose outlines are compared are one step. */
const STATES_IN_STEP = 1000;

/** What a rule has found in a part. */
interface KnownFinding {
  readonly rule: Rule;
  readonly finding: Finding;
}

/** What is known of the data of a state: their version and the problems found; nothing where no more were to be told. */
type KnownData = { readonly version: object | undefined; readonly problems: number } | 'untold';

/** What was found in a part, and what it follows from. */
interface Look {
  /** The state's property, or the scope's node: the same where the text is. */
  readonly written: Property | Node;
  readonly surroundings: object;
  /** Present where a rule asked for the outline of the machine. */
  readonly outline: object | undefined;
  /** Present where a rule asked for the state's data. */
  readonly data: KnownData | undefined;
  /** Where the part began: plain offsets in the findings count from there. Both go on with the part. */
  start: number;
  findings: readonly KnownFinding[];
}

/** How things stand when a part begins to be looked at. */
interface Before {
  readonly failures: number;
  readonly asked: Readonly<Asked>;
  /** So many problems of the data may still be told. */
  readonly left: number;
}

const NOTHING: readonly KnownFinding[] = [];

/**
 * What the walk over a definition has found, part by part, for the check of its next version: a part is looked at again
 * only where its text, what stands around it, or what a rule has asked about the rest of the machine is different. The
 * trees must share what is the same (tree/reuse-nodes.ts), and so must the models (model/build-model.ts).
 */
export class KnownFindings implements PartObserver {
  private looks = new WeakMap<Part, Look>();
  private readonly surroundings = new KnownSurroundings();
  private outline: object = {};
  private written = new WeakMap<State, Property>();
  private last: MachineModel | undefined;
  private lastStates: readonly State[] = [];
  private lastStart = '';
  /** Rules that look at the outline and find nothing in it. */
  private quiet: ReadonlySet<Rule> = new Set();
  private rules: readonly Rule[] = [];
  private options: RuleOptions = { machineType: 'STANDARD', sdk: () => undefined };
  /** What is found in the part that is being looked at. */
  private found: KnownFinding[] = [];
  private failures = 0;
  /** How things stood before that. */
  private before: Before = { failures: 0, asked: questionsSoFar(), left: 0 };
  private tell: Sink = () => undefined;
  /** How many parts were looked at in the last check. */
  looked = 0;

  /** The outermost scope of the version that was checked last. */
  get lastRoot(): Scope | undefined {
    return this.last?.scope;
  }

  /** Goes on to a version of the definition, in steps. `tell` takes what is known to be found in it. */
  *begin(model: MachineModel, rules: readonly Rule[], options: RuleOptions, tell: Sink): Steps<void> {
    const isAsBefore = areSameRules(rules, this.rules) && areSameOptions(options, this.options);
    if (!isAsBefore) this.looks = new WeakMap();
    this.rules = rules;
    this.options = options;
    this.looked = 0;
    this.tell = tell;
    this.surroundings.begin(model);
    this.last = model;
    const { outline } = this;
    // Whoever does not do all the steps does not know.
    this.outline = {};
    const { quiet } = this;
    this.quiet = new Set();
    if (!(yield* this.isSameOutline(model))) return;
    this.outline = outline;
    if (isAsBefore) this.quiet = quiet;
  }

  /** Whether it is known that a rule over the whole machine finds nothing. */
  readonly isQuiet = (rule: Rule): boolean => this.quiet.has(rule);

  /** Told when the rules over the whole machine are done. */
  end(): void {
    const loud = new Set(this.found.map(({ rule }) => rule));
    const isSure = this.failures === this.before.failures;
    this.quiet = new Set(this.rules.filter((rule) => isSure && rule.isOfOutline && !loud.has(rule)));
    this.found = [];
  }

  /** Takes what the rules find. */
  readonly note: Sink = (rule, finding) => {
    this.found.push({ rule, finding });
  };

  /** Told that a rule has thrown: what it would have found is not known. */
  readonly noteFailure: RuleErrorSink = () => {
    this.failures++;
  };

  /** Tells what is known to be found in the part, or nothing where it is to be looked at. */
  knows(part: Part): boolean {
    const known = this.looks.get(part);
    if (!known || !this.isTrueStill(known, part)) return false;
    this.tellAgain(known, part);
    return true;
  }

  begins(): void {
    this.looked++;
    this.found = [];
    this.before = { failures: this.failures, asked: questionsSoFar(), left: this.problemsLeft() };
  }

  ends(part: Part): void {
    const { found } = this;
    const { failures, asked, left } = this.before;
    // What is found behind the walk belongs to no part.
    this.found = [];
    const askedThen = questionsSoFar();
    const askedForData = askedThen.data > asked.data;
    const leftThen = this.problemsLeft();
    const { start, end } = placeOf(part);
    // Of very many problems of the data not all are told: who comes first gets the room.
    const isWhole = this.failures === failures && (!askedForData || left <= 0 || leftThen > 0);
    if (!isWhole || !found.every(({ finding }) => isWithin(finding, start, end))) {
      this.looks.delete(part);
      return;
    }
    this.looks.set(part, {
      written: writtenAs(part),
      surroundings: this.surroundings.of(scopeOf(part)),
      outline: askedThen.outline > asked.outline ? this.outline : undefined,
      data: askedForData ? this.knownData(part, left, leftThen) : undefined,
      start,
      findings: found.length > 0 ? found : NOTHING,
    });
  }

  private isTrueStill(look: Look, part: Part): boolean {
    const { written, surroundings, outline, data, findings } = look;
    if (written !== writtenAs(part) || surroundings !== this.surroundings.of(scopeOf(part))) return false;
    if (outline && outline !== this.outline) return false;
    if (data && !this.areDataSame(data, part)) return false;
    return findings.every(({ finding }) => this.stands(finding));
  }

  private knownData(part: Part, left: number, leftThen: number): KnownData {
    return left <= 0 ? 'untold' : { version: this.dataOf(part), problems: left - leftThen };
  }

  private areDataSame(known: KnownData, part: Part): boolean {
    const left = this.problemsLeft();
    if (known === 'untold') return left <= 0;
    return known.version === this.dataOf(part) && known.problems <= Math.max(0, left);
  }

  private tellAgain(look: Look, part: Part): void {
    const { start } = placeOf(part);
    const moved = start - look.start;
    look.start = start;
    if (moved !== 0 && look.findings.length > 0) {
      look.findings = look.findings.map(({ rule, finding }) => ({ rule, finding: movedBy(finding, moved) }));
    }
    if (look.data && look.data !== 'untold' && this.last?.scope) {
      sharedDataFlow.tellAgain(this.last.scope, look.data.problems);
    }
    for (const { rule, finding } of look.findings) this.tell(rule, finding);
  }

  /** Whether all that the finding names is in the tree. */
  private stands({ at, range, related = [] }: Finding): boolean {
    const named = [at, range, ...related.map((other) => other.range)];
    return named.every((place) => !isPart(place) || outermost(place) === this.last?.document.root);
  }

  private dataOf(part: Part): object | undefined {
    return isState(part) ? sharedDataFlow.versionOf(part, this.options) : undefined;
  }

  private problemsLeft(): number {
    return this.last?.scope ? sharedDataFlow.problemsLeft(this.last.scope) : 0;
  }

  /** Compares what rules may know of the states while they look at others; only what was written anew is read. */
  private *isSameOutline({ states, scope }: MachineModel): Steps<boolean> {
    const start = scopeOutlineOf(scope?.node);
    let isSame = states.length === this.lastStates.length && start === this.lastStart;
    for (const [i, state] of states.entries()) {
      if (i % STATES_IN_STEP === STATES_IN_STEP - 1) yield;
      isSame &&= state === this.lastStates[i];
      const before = this.written.get(state);
      if (before === state.property) continue;
      this.written.set(state, state.property);
      isSame &&= before !== undefined && outlineOf(before.value) === outlineOf(state.property.value);
    }
    this.lastStates = states;
    this.lastStart = start;
    return isSame;
  }
}

function areSameRules(a: readonly Rule[], b: readonly Rule[]): boolean {
  return a.length === b.length && a.every((rule, i) => rule === b[i]);
}

function areSameOptions(a: RuleOptions, b: RuleOptions): boolean {
  const [given, before] = [a.substitutions, b.substitutions];
  const isSameSet =
    given === before || (given?.size === before?.size && [...(given ?? [])].every((name) => before?.has(name)));
  return a.machineType === b.machineType && a.sdk === b.sdk && isSameSet;
}

function isState(part: Part): part is State {
  return 'transitions' in part;
}

function writtenAs(part: Part): Property | Node {
  return isState(part) ? part.property : part.node;
}

function scopeOf(part: Part): Scope {
  return isState(part) ? part.scope : part;
}

function placeOf(part: Part): OffsetRange {
  if (!isState(part)) return part.node;
  const { key, value } = part.property;
  return { start: key.start, end: Math.max(key.end, value?.end ?? key.end) };
}

type Place = Finding['at'] | OffsetRange | undefined;

/** Nodes know where they are. */
function isPart(place: Place): place is Node | Property {
  return place !== undefined && 'kind' in place;
}

/** Whether the plain offsets of a finding are within the part, and so move with it. */
function isWithin({ range, related = [] }: Finding, start: number, end: number): boolean {
  const ranges = [range, ...related.map((other) => other.range)];
  return ranges.every((place) => !place || isPart(place) || (place.start >= start && place.end <= end));
}

function movedBy(finding: Finding, moved: number): Finding {
  const { range, related } = finding;
  if (moved === 0 || (!range && !related)) return finding;
  return {
    ...finding,
    ...(range && { range: movedRange(range, moved) }),
    ...(related && { related: related.map((other) => ({ ...other, range: movedRange(other.range, moved) })) }),
  };
}

function movedRange(range: OffsetRange, moved: number): OffsetRange {
  return isPart(range) ? range : { start: range.start + moved, end: range.end + moved };
}

function outermost(place: Node | Property): Node | Property {
  let outer = place;
  while (outer.parent) outer = outer.parent;
  return outer;
}
