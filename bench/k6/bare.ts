import http from 'k6/http';

/** The least that a k6 script can do: one constant body, posted again and again. */
export const options = {
  scenarios: { bare: { executor: 'constant-vus', vus: 20, duration: __ENV['DURATION'] } },
};

const url = __ENV['URL'] ?? '';
const body = __ENV['BODY'] ?? '';
const params = { headers: { 'Content-Type': 'application/json' } };

export default function (): void {
  http.post(url, body, params);
}

export function handleSummary(data: { metrics: unknown }): Record<string, string> {
  return { [__ENV['SUMMARY'] ?? '']: JSON.stringify(data.metrics) };
}
