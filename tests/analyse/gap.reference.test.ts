import * as fc from "fast-check";
import { analyseGap, type GapOptions } from "../../src/analyse/gap/analyse-gap.js";
import { checkEvidence, evidenceLevels } from "../../src/check/check-evidence.js";
import { diagnose } from "../../src/check/diagnose.js";
import type { EvidenceFile } from "../../src/model/evidence.js";
import type { Framework } from "../../src/model/framework.js";
import type { GapReport } from "../../src/model/gap.js";
import { parseEvidence, toEvidence } from "../../src/parse/evidence.js";
import { arbitraryCase, arbitraryEvidence, arbitraryOptions } from "../reference/arbitrary.js";
import {
  type RefFramework,
  type RefOptions,
  referenceGap,
  resolveLevelRank,
} from "../reference/reference-gap.js";
import { frozenFramework, throughText, toProduct } from "../support/frameworks.js";
import { jsonOf } from "../support/gap-json.js";
import { seed } from "../support/seed.js";

const toOptions = ({ asOf, since, confirmedOnly, band, role }: RefOptions): GapOptions => ({
  asOf,
  ...(since === undefined ? {} : { since }),
  ...(confirmedOnly === undefined ? {} : { confirmedOnly }),
  ...(band === undefined ? {} : { band: String(band) }),
  ...(role === undefined ? {} : { role }),
  source: { name: "me.yaml" },
});

/**
 * The report as the JSON that people get, parsed again. MODEL.md does not say how the nearest roles are chosen
 * (tests/analyse/roles-near.test.ts does), and no framework here has a `revised-on`.
 */
function productGap(framework: Framework, evidence: EvidenceFile, options: RefOptions) {
  const report = analyseGap(framework, evidence, toOptions(options));
  const { warnings, rolesNear, recheck, fingerprint, ...rest } = jsonOf(
    framework,
    evidence,
    report,
    diagnose(report.warnings, []),
  );
  expect(rolesNear.length).toBeLessThanOrEqual(3);
  expect({ recheck, fingerprint }).toEqual({ recheck: [], fingerprint: "" });
  return { rest, warnings: report.warnings, parsedWarnings: warnings };
}

/** What MODEL.md sections 1 and 3 say should be warned of, told from the reference's own report. */
function expectedWarnings(
  framework: RefFramework,
  evidence: EvidenceFile,
  reported: GapReport,
): string[] {
  const retired = new Set(
    framework.competencies.filter(({ status }) => status === "retired").map(({ id }) => id),
  );
  const mentions = [
    ...(evidence.evidence ?? []).flatMap(({ supports = [] }) => supports),
    ...Object.entries(evidence.ratings ?? {}).flatMap(([id, rating]) =>
      rating === null ? [] : [id],
    ),
  ].filter((id) => retired.has(id));
  const level = (band: string | number): number => resolveLevelRank(framework, band);
  const contradicted = reported.competencies.filter(
    ({ pillar, band, rating, state }) =>
      (rating.self !== null || rating.supervisor !== null) &&
      ["gap", "no-opportunity", "developing"].includes(state) &&
      (evidence.agreed ?? []).some(
        (one) =>
          one.pillar === pillar && one.date <= reported.asOf && level(one.band) >= level(band),
      ),
  );
  return [
    ...mentions.map((id: string) => `id-retired ${id}`),
    ...contradicted.map(({ id }) => `rating-contradicts-agreement ${id}`),
  ].sort();
}

const named = (warnings: readonly { code: string; message: string }[]): string[] =>
  warnings
    // What is unused stands in a field of its own.
    .filter(({ code }) => code !== "evidence-uncounted")
    .map(({ code, message }) => `${code} ${/`([^`]+)`/.exec(message)?.[1]}`)
    .sort();

function expectSame(
  plain: RefFramework,
  product: Framework,
  evidence: EvidenceFile,
  options: RefOptions,
): void {
  const wanted = referenceGap(plain, evidence, options);
  const { rest, warnings } = productGap(product, toEvidence({ ...evidence }), options);
  expect(rest).toEqual(wanted);
  expect(Object.keys(rest)).toEqual(Object.keys(wanted));
  expect(named(warnings)).toEqual(expectedWarnings(plain, evidence, wanted));
}

test("every field is what a second reading of MODEL.md says", () => {
  fc.assert(
    fc.property(arbitraryCase(), ({ framework, evidence, options }) => {
      expectSame(framework, toProduct(framework), evidence, options);
    }),
    { seed, numRuns: 600 },
  );
});

test("the same holds through text: frameworks and evidence that were written to files and parsed", () => {
  fc.assert(
    fc.property(arbitraryCase(), ({ framework, evidence, options }) => {
      const parsed = throughText(framework);
      expect(parsed.findings).toEqual([]);
      const source = { name: "me.yaml", text: JSON.stringify(evidence, null, 2) };
      const { data, findings } = parseEvidence(source);
      expect(findings).toEqual([]);
      const errors = diagnose(
        checkEvidence(parsed.framework, source, data ?? {}, "2026-11-20"),
        [source],
        evidenceLevels(parsed.framework),
      ).filter(({ severity }) => severity === "error");
      expect(errors).toEqual([]);
      expectSame(framework, parsed.framework, data as unknown as EvidenceFile, options);
    }),
    { seed, numRuns: 40 },
  );
});

test("the same holds for a framework in files", () => {
  const { product, plain } = frozenFramework();
  const asOf = "2024-02-29";
  fc.assert(
    fc.property(
      arbitraryEvidence(plain, asOf, { agreedCore: true }),
      arbitraryOptions(plain, asOf),
      (evidence, options) => expectSame(plain, product, evidence, options),
    ),
    { seed, numRuns: 60 },
  );
});
