/** One thing that a compiled contract finds wrong: where, which keyword, and its values. */
export interface ContractError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A contract compiled by ajv; `errors` belongs to the last call. */
export interface CompiledContract {
  (data: unknown): boolean;
  errors?: readonly ContractError[] | null;
}

/** Rule envelope.shape. */
export const isEnvelope: CompiledContract;
/** Rule envelope.success, beyond the shape. */
export const isSuccess: CompiledContract;
/** Rule envelope.failure, beyond the shape. */
export const isFailure: CompiledContract;
