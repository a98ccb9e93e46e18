/** The CI workflow that `init` writes. */
export const starterWorkflow = `name: trigger contract
on:
  workflow_dispatch:
  schedule:
    - cron: '0 5 * * 1-5'

permissions:
  contents: read

jobs:
  contract:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - name: Run the contract suite
        env:
          ALTCRAFT_TOKEN: \${{ secrets.ALTCRAFT_TOKEN }}
        run: npx trigger-harness contract --target target.yaml --confirm sandbox.example.com --annotations github --out out
      - name: Summary
        if: always() && hashFiles('out/summary.md') != ''
        run: cat out/summary.md >> "$GITHUB_STEP_SUMMARY"
      - uses: actions/upload-artifact@v4
        if: always()
        with:
          name: trigger-contract
          path: out
`;
