"""Reading what ``transcripts export --format json`` wrote.

What comes from outside is guarded by pydantic, which the store must not load; so a file becomes
records here, on the floor above, and the store keeps records it need not doubt.
"""
