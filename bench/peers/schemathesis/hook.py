"""What makes Schemathesis judge an API whose refusals are HTTP 200: a check that reads the envelope.

A valid request must be accepted; an invalid one must be refused where the page says so. A generated request that
breaks the document but not the page (an unknown key, an empty optional value) is judged by its envelope alone.
"""

import json
import os
import uuid

import schemathesis

ACCOUNT = json.loads(os.environ["PEERS_ACCOUNT"])
KEYS = {
    "email": ["email"],
    "phone": ["phone"],
    "profile_id": ["profile_id"],
    "custom": ["field_name", "field_value"],
}
OBJECTS = ("content", "custom_data", "custom_request", "subscription_filter")
COUNTS = os.environ.get("PEERS_COUNTS")


@schemathesis.hook
def before_call(context, case, kwargs):
    case.headers = {**(case.headers or {}), "Request-ID": str(uuid.uuid4())}


def absent(value):
    return value is None or value == ""


def resource_is_out_of_bounds(value):
    if isinstance(value, str):
        return not value.isascii() or not value.isdigit() and value != ""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return value is not None
    return value < 0 or value >= 2**24 or value != int(value)


def must_be_refused(body):
    """Whether the page says that a body is refused; None where it does not say."""
    if not isinstance(body, dict) or body.get("token") != ACCOUNT["token"]:
        return True
    campaign = body.get("id")
    if campaign is None or isinstance(campaign, (bool, list, dict)):
        return True
    if isinstance(campaign, str) and not (campaign.isascii() and campaign.isdigit()):
        return True
    if not isinstance(campaign, str) and campaign < 0:
        return True
    matching = body.get("matching")
    if not absent(matching) and not isinstance(matching, str):
        return True
    if absent(matching):
        keys = [] if not absent(body.get("custom_request")) else KEYS["email"]
    elif matching in KEYS:
        keys = KEYS[matching]
    else:
        # Another letter case or blanks around it are left open.
        return matching.strip().lower() not in KEYS or None
    for key in keys:
        value = body.get(key)
        if absent(value):
            return True
        is_wrong = not isinstance(value, (str, int)) if key == "field_value" else not isinstance(value, str)
        if is_wrong or key == "field_value" and isinstance(value, bool):
            return True
    if matching == "custom" and body["field_name"] not in ACCOUNT["fields"]:
        return True
    if resource_is_out_of_bounds(body.get("resource_id")):
        return True
    if any(key in body and not isinstance(body[key], dict) and body[key] is not None for key in OBJECTS):
        return True
    attach = body.get("attach")
    if attach is not None and not isinstance(attach, list):
        return True
    for item in attach or []:
        if not isinstance(item, dict):
            return True
        name, data = item.get("name"), item.get("data")
        if not isinstance(name, str) or name == "" or not isinstance(data, str):
            return True
        if not data.lower().startswith("data:"):
            return True
    return None


def is_open(body):
    """A well-formed value that the account does not have."""
    resource = body.get("resource_id")
    return resource is not None and resource not in ACCOUNT["resources"]


def content_type(response):
    values = [value for name, value in response.headers.items() if name.lower() == "content-type"]
    return str(values[0][0] if values and isinstance(values[0], list) else (values or [""])[0])


@schemathesis.check
def verdict_in_envelope(ctx, response, case):
    if COUNTS:
        with open(COUNTS, "a", encoding="utf-8") as counts:
            counts.write(".")
    if case.method.upper() != "POST":
        return
    envelope = response.json()
    assert isinstance(envelope, dict), "the answer is no envelope"
    error, text = envelope.get("error"), envelope.get("error_text")
    assert isinstance(error, int) and not isinstance(error, bool), "error is no integer"
    assert isinstance(text, str) and text != "", "error_text is missing or empty"
    assert content_type(response).startswith("application/json"), "the answer is not JSON"
    if case.media_type != "application/json" or not isinstance(case.body, (dict, list, str, int, float, bool, type(None))):
        return
    if case.meta is None or case.meta.generation.mode.is_positive:
        if is_open(case.body):
            return
        assert error == 0 and text == "Successful operation", f"a valid request is refused: {text}"
    elif case.operation.path.endswith("/start/") and must_be_refused(case.body):
        assert error != 0, "an invalid request is accepted"
