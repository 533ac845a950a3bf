-- Creates the tables of the archive in DuckDB, with the columns of Athena's tables. The queries in this folder run on both.
-- Start DuckDB in the folder of the archive, or add s3://bucket/prefix/ before instances/ and reports/; for several fleets in one
-- bucket add s3://bucket/*/.
CREATE VIEW instances AS
SELECT * EXCLUDE (filename), regexp_extract(filename, '([^/]*)/instances/date=', 1) AS fleet
FROM read_json(
    'instances/date=*/instances.jsonl.gz',
    format = 'newline_delimited',
    filename = true,
    hive_partitioning = true,
    hive_types = {'date': VARCHAR},
    columns = {
        account: 'VARCHAR',
        region: 'VARCHAR',
        instance: 'VARCHAR',
        name: 'VARCHAR',
        tags: 'MAP(VARCHAR, VARCHAR)',
        tagsLeftOut: 'BIGINT',
        verdict: 'VARCHAR',
        reason: 'VARCHAR',
        because: 'VARCHAR',
        evidence: 'STRUCT(source VARCHAR, status VARCHAR, observedAt VARCHAR)[]',
        platform: 'VARCHAR',
        agentVersion: 'VARCHAR',
        accountName: 'VARCHAR',
        organizationalUnit: 'VARCHAR',
        state: 'VARCHAR',
        launchedAt: 'VARCHAR',
        likelyNode: 'VARCHAR',
        "group": 'VARCHAR',
        cause: 'STRUCT(code VARCHAR, fact VARCHAR, fix VARCHAR, url VARCHAR, resource VARCHAR)',
        exemptBy: 'VARCHAR',
        exemptUntil: 'DATE',
        firstUnmanaged: 'DATE',
        firstDisputed: 'DATE',
        reopened: 'DATE',
        exemptionEnded: 'VARCHAR',
        inGracePeriod: 'BOOLEAN',
        notAlerted: 'VARCHAR',
        intermittent: 'DATE',
        due: 'BOOLEAN',
        lastManaged: 'DATE',
        lastSeen: 'DATE',
        reportedAt: 'VARCHAR',
        suspect: 'BOOLEAN'
    });

CREATE VIEW coverage AS
SELECT * EXCLUDE (filename), regexp_extract(filename, '([^/]*)/reports/date=', 1) AS fleet
FROM read_csv(
    'reports/date=*/coverage/coverage.csv',
    header = true,
    all_varchar = true,
    nullstr = 'NULL',
    filename = true,
    hive_partitioning = true,
    hive_types = {'date': VARCHAR});
