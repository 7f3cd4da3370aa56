"""The one door to the API: client, capabilities, errors, redaction."""
