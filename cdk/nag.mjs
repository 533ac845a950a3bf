// Checks synthesized templates with the AwsSolutions rules of cdk-nag: node nag.mjs FleetDiff.template.json …
// The metadata cdk_nag of a resource suppresses a finding, with a reason. Prints each finding that is not suppressed, and
// each suppression without a finding; exits with code 1 if there is any.
import { readFileSync } from 'node:fs';
import { App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AwsSolutionsChecks } from 'cdk-nag';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';

function check(file) {
  const template = JSON.parse(readFileSync(file, 'utf8'));
  const stack = new Stack(new App(), 'Checked');
  new CfnInclude(stack, 'Template', { templateFile: file });

  const accepted = new Map();
  for (const [resource, { Metadata }] of Object.entries(template.Resources)) {
    for (const { id, reason } of Metadata?.cdk_nag?.rules_to_suppress ?? []) {
      accepted.set(`${resource}: ${flattenCfnReference(id)}`, { reason, used: false });
    }
  }

  const problems = [];
  for (const { ruleName, description, violatingResources } of new AwsSolutionsChecks().validateScope(stack).violations) {
    for (const { constructPath } of violatingResources) {
      const finding = `${constructPath.split('/').at(-1)}: ${ruleName}`;
      const acceptance = accepted.get(finding);
      if (acceptance?.reason) {
        acceptance.used = true;
      } else {
        problems.push(`${finding}: ${description}`);
      }
    }
  }

  for (const [finding, { used }] of accepted) {
    if (!used) {
      problems.push(`${finding}: suppressed, but cdk-nag does not report it`);
    }
  }

  console.log([file, ...problems].join('\n'));
  console.log(`Findings: ${problems.length}; suppressed with a reason: ${accepted.size}.`);
  return problems.length;
}

const files = process.argv.slice(2);
process.exitCode = files.length > 0 && files.map(check).every(count => count === 0) ? 0 : 1;
