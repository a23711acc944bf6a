// What Lighthouse has to say of a page, and what it says less. Apart from score.mjs, so that it is seen to bite (browser/controls.test.mjs).

/** The least of each category. Private pages ask not to be found: search engines are the landing page's matter alone. */
export const LEAST = { performance: 0.9, accessibility: 0.95, "best-practices": 0.95 };

/** Each category that was asked for: whether its score is enough, and what cost it the most where it is not. A category without a score is not enough. */
export function compare({ categories, audits }, least = LEAST) {
  return Object.entries(least).map(([category, bound]) => {
    const { score = null, auditRefs = [] } = categories[category] ?? {};
    const enough = score !== null && score >= bound;
    const lost = enough ? [] : auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id].score ?? 1) < 0.9).map(({ id }) => id);
    return { category, score, bound, enough, lost };
  });
}
