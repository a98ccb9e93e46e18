import { InvalidArgumentError } from 'commander';

/** Of the 63 characters that a label has, names of ours need some for what is appended. */
const longestName = 40;

/** A name as Kubernetes takes it. */
export function k8sName(text: string): string {
  if (text.length <= longestName && /^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(text)) return text;
  throw new InvalidArgumentError(
    `"${text}" is no name for Kubernetes: write small letters, digits and dashes, at most ${longestName}.`,
  );
}

/** A quantity as Kubernetes writes it. */
export function k8sQuantity(text: string): string {
  if (/^(0*[1-9]\d*(\.\d+)?|0*\.0*[1-9]\d*|0+\.0*[1-9]\d*)(m|k|M|G|Ki|Mi|Gi)?$/.test(text)) return text;
  throw new InvalidArgumentError(`"${text}" is no quantity; write 2, 500m, 512Mi or 1Gi.`);
}
