import type { Json } from '../../language/json';

/** What a template says that a local run can use. */
export interface Template {
  readonly file: string;
  readonly functions: readonly TemplateFunction[];
  readonly machines: readonly TemplateMachine[];
  /** All its resources. */
  readonly resources: readonly TemplateResource[];
  /** What `Ref` and `Fn::GetAtt` of its resources and parameters give, by `Name` and `Name.Attribute`. */
  readonly values: ReadonlyMap<string, Json>;
}

/** A resource of a template; `values` has what it is called. */
export interface TemplateResource {
  readonly id: string;
  /** `AWS::SQS::Queue` */
  readonly type: string;
}

/** A Lambda function of a template. */
export interface TemplateFunction {
  /** Its logical id, or its key in serverless.yml. */
  readonly id: string;
  /** All names under which definitions call it: the id, the function's name, and what is made of them. */
  readonly names: readonly string[];
  /** The template that says so. */
  readonly template: string;
  /** The folder of its code. */
  readonly root: string;
  readonly handler: string | undefined;
  /** As the template has it: `python3.12`. */
  readonly runtime: string | undefined;
  /** Code that stands in the template itself. */
  readonly inlineCode?: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeout: number | undefined;
  readonly memory: number | undefined;
  /** Why its code cannot be run from here: it lies in a bucket, it is an image. */
  readonly obstacle?: string;
}

/** A state machine of a template. */
export interface TemplateMachine {
  readonly id: string;
  readonly names: readonly string[];
  readonly type: 'STANDARD' | 'EXPRESS' | undefined;
  /** The file of its definition; undefined where that stands in the template. */
  readonly definitionFile: string | undefined;
  /** DefinitionSubstitutions with the template's values. */
  readonly substitutions: ReadonlyMap<string, Json>;
  /** The names of DefinitionSubstitutions, those too whose values only the deployment knows; undefined where there can be none. */
  readonly substitutionNames: readonly string[] | undefined;
}
