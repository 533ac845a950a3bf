"""Lists the EC2 instances that have no SSM managed node, as unmanaged.json and unmanaged.csv in the current folder."""

import csv
import json
import os

import boto3


def resources(client, view_arn, resource_type):
    pages = client.get_paginator("list_resources").paginate(
        ViewArn=view_arn,
        Filters={"FilterString": f"resourcetype:{resource_type}"},
        # At 1,000 the service gives no NextToken.
        PaginationConfig={"PageSize": 999},
    )
    for page in pages:
        yield from page["Resources"]


def key_of(resource):
    _, _, _, region, account, name = resource["Arn"].split(":", 5)
    return account, region, name.rsplit("/", 1)[1]


def tags_of(resource):
    return {
        tag["Key"]: tag["Value"]
        for item in resource.get("Properties", [])
        if item["Name"] == "tags"
        for tag in item["Data"]
    }


def main():
    client = boto3.client("resource-explorer-2")
    view_arn = os.environ["FLEETDIFF_VIEW_ARN"]
    managed = {key_of(node) for node in resources(client, view_arn, "ssm:managed-instance")}
    instances = {
        key_of(instance): {
            "reportedAt": instance["LastReportedAt"].isoformat(),
            "tags": tags_of(instance),
        }
        for instance in resources(client, view_arn, "ec2:instance")
    }
    unmanaged = [
        {"account": key[0], "region": key[1], "instance": key[2], **instances[key]}
        for key in sorted(instances.keys() - managed)
    ]
    with open("unmanaged.json", "w", encoding="utf-8") as file:
        json.dump({"instances": len(instances), "managed": len(managed), "unmanaged": unmanaged}, file)
    with open("unmanaged.csv", "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["account", "region", "instance", "name", "reportedAt", "tags"])
        for row in unmanaged:
            rows.writerow([
                row["account"], row["region"], row["instance"], row["tags"].get("Name", ""), row["reportedAt"],
                json.dumps(row["tags"]),
            ])


if __name__ == "__main__":
    main()
