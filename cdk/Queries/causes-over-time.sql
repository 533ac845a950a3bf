-- The causes of the unmanaged instances over time, without exempt instances: a row for each date, cause and shared resource.
-- The parameter is the first date, such as '2026-11-01'.
SELECT
    "date",
    cause.code AS cause,
    cause.resource AS resource,
    count(*) AS instances,
    count(DISTINCT account) AS accounts
FROM instances
WHERE "date" >= ? AND suspect IS NULL AND verdict = 'unmanaged' AND exemptBy IS NULL
GROUP BY "date", cause.code, cause.resource
ORDER BY "date", instances DESC, cause, resource
