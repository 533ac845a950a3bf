-- The number of days until an unmanaged instance was managed or dormant, by account. Days on which the instance was disputed
-- or exempt in between count too. A removed instance is not resolved.
-- The parameter is the first date, such as '2026-11-01'.
WITH states AS (
    SELECT
        account,
        verdict,
        exemptBy,
        firstUnmanaged,
        lead(verdict) OVER (PARTITION BY account, region, instance ORDER BY "date") AS nextVerdict,
        lead("date") OVER (PARTITION BY account, region, instance ORDER BY "date") AS nextDate
    FROM instances
    WHERE "date" >= ? AND suspect IS NULL AND verdict <> 'disputed'
),
resolved AS (
    SELECT account, date_diff('day', firstUnmanaged, CAST(nextDate AS date)) AS daysToResolve
    FROM states
    WHERE verdict = 'unmanaged' AND exemptBy IS NULL AND nextVerdict IN ('managed', 'dormant')
)
SELECT account, count(*) AS resolved, round(avg(daysToResolve), 1) AS meanDays, max(daysToResolve) AS maxDays
FROM resolved
GROUP BY account
ORDER BY meanDays DESC, account
