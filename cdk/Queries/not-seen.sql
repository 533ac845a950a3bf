-- The accounts and Regions that runs could not see: in how many runs, the first and the last of them, and the reason. An account
-- without a Region could not be seen at all. The parameter is the first date, such as '2026-11-01'.
SELECT
    account,
    region,
    max(accountName) AS accountName,
    max(organizationalUnit) AS organizationalUnit,
    count(*) AS runs,
    min("date") AS firstDate,
    max("date") AS lastDate,
    max(because) AS because
FROM coverage
WHERE "date" >= ? AND suspect = 'false'
    AND (status = 'blind-spot' OR (status = 'seen' AND hasIndex = 'false' AND instances = '0'))
GROUP BY account, region
ORDER BY runs DESC, account, region
