/** The text of `contracts/envelope.validator.gen.js`. */
export function validatorCode(): Promise<string>;
/** Writes the compiled contract where it differs from what is there; tells whether it did. */
export function compileValidators(): Promise<boolean>;
