-- How many nights it took until an unmanaged instance was managed, or dormant, by account. Nights on which the sources
-- disagreed about it count, and so do those on which it was exempt in between. What is gone was never resolved.
-- The parameter is the first night, such as '2026-11-01'.
WITH nights AS (
    SELECT
        account,
        verdict,
        exemptBy,
        firstUnmanaged,
        lead(verdict) OVER (PARTITION BY account, region, instance ORDER BY "date") AS nextVerdict,
        lead("date") OVER (PARTITION BY account, region, instance ORDER BY "date") AS nextNight
    FROM instances
    WHERE "date" >= ? AND suspect IS NULL AND verdict <> 'disputed'
),
resolved AS (
    SELECT account, date_diff('day', firstUnmanaged, CAST(nextNight AS date)) AS nights
    FROM nights
    WHERE verdict = 'unmanaged' AND exemptBy IS NULL AND nextVerdict IN ('managed', 'dormant')
)
SELECT account, count(*) AS resolved, round(avg(nights), 1) AS meanDays, max(nights) AS maxDays
FROM resolved
GROUP BY account
ORDER BY meanDays DESC, account
