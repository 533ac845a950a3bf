-- The coverage of each organizational unit over time: its accounts, how many of them could not be seen, and the percentage of
-- instances that are managed. The parameter is the first date, such as '2026-11-01'.
SELECT
    organizationalUnit,
    "date",
    count(DISTINCT account) AS accounts,
    count(DISTINCT CASE WHEN status = 'blind-spot' THEN account END) AS notSeen,
    sum(CAST(instances AS bigint)) AS instances,
    sum(CAST(managed AS bigint)) AS managed,
    round(1e2 * sum(CAST(managed AS bigint)) / nullif(sum(CAST(instances AS bigint)), 0), 1) AS managedPercent
FROM coverage
WHERE "date" >= ? AND suspect = 'false' AND status IN ('seen', 'blind-spot', 'exempt')
GROUP BY organizationalUnit, "date"
ORDER BY organizationalUnit, "date"
