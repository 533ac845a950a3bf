-- Coverage by account over time: of its instances, how many are managed, or stopped and coming back managed.
-- The parameter is the first night, such as '2026-11-01'.
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
