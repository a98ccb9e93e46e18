interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly scope: 'required' | 'optional' | 'excluded';
}

/** The parts of a CycloneDX document that are looked at. */
export interface BillOfMaterials {
  readonly metadata: { readonly component: { readonly name: string } };
  readonly components: readonly Component[];
}

export function billOfMaterials(): Promise<BillOfMaterials>;
