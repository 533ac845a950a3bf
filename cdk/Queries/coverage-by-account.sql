-- The coverage of each account over time: the percentage of instances that are managed or dormant.
-- The parameter is the first date, such as '2026-11-01'.
SELECT
    account,
    "date",
    count(*) AS instances,
    count_if(verdict = 'managed') AS managed,
    count_if(verdict = 'dormant') AS dormant,
    count_if(verdict = 'unmanaged' AND exemptBy IS NULL) AS unmanaged,
    count_if(verdict = 'disputed') AS disputed,
    count_if(verdict = 'unmanaged' AND exemptBy IS NOT NULL) AS exempt,
    round(1e2 * count_if(verdict IN ('managed', 'dormant')) / count(*), 1) AS coveragePercent
FROM instances
WHERE "date" >= ? AND suspect IS NULL
GROUP BY account, "date"
ORDER BY account, "date"
