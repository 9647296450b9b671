#!/usr/bin/env python3
"""Checks scenario files against the JSON Schema of sluss with a validator that is not sluss's own (python3-jsonschema).

    schema_check.py SCHEMA SLUSS FOLDER...   every scenario in these folders

Those in a folder `wrong` must be invalid, and `sluss validate` must refuse them with exit status 2; in `beyond_schema`
below it are those that only sluss can refuse, for a name that does not exist for instance. All others must be valid,
and sluss must accept those in a folder `right`.
Values are resolved as YAML 1.2's core schema says, like editors do: `yes` and 2018-01-31 are words, 12:30 is no number.
"""
import json
import pathlib
import re
import subprocess
import sys

import jsonschema
import yaml


class Core(yaml.SafeLoader):
    """YAML 1.2, core schema: null, true and false, whole and decimal numbers; everything else is a word."""

Core.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
]:
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))
Core.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(node.value))


def read(file):
    return words_as_keys(yaml.load(file.read_text(encoding="utf-8"), Core))


def words_as_keys(data):
    """Keys of maps are words, whatever they look like."""
    if isinstance(data, dict):
        return {str(key): words_as_keys(value) for key, value in data.items()}
    if isinstance(data, list):
        return [words_as_keys(item) for item in data]
    return data


def main(schema_file, sluss, *folders):
    schema = json.loads(pathlib.Path(schema_file).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    faults = []
    counts = {"right": 0, "wrong": 0, "wrong in what only sluss sees": 0}
    for file in sorted(file for folder in folders for file in pathlib.Path(folder).rglob("*.yaml")):
        wrong = "wrong" in file.parts
        beyond = "beyond_schema" in file.parts
        errors = list(validator.iter_errors(read(file)))
        counts["wrong in what only sluss sees" if beyond else "wrong" if wrong else "right"] += 1
        if wrong and not beyond and not errors:
            faults.append(f"{file}: the schema finds nothing wrong")
        if (beyond or not wrong) and errors:
            error = jsonschema.exceptions.best_match(errors)
            faults.append(f"{file}: at {list(error.absolute_path)}: {error.message[:300]}")
        if wrong or "right" in file.parts:
            run = subprocess.run([sluss, "validate", str(file)], capture_output=True, text=True, check=False)
            if run.returncode != (2 if wrong else 0):
                faults.append(f"{file}: sluss validate ends with {run.returncode}: {run.stderr}")
            if wrong and run.stdout:
                faults.append(f"{file}: sluss validate prints a result of a wrong file")
    print(", ".join(f"{count} {kind}" for kind, count in counts.items()))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
