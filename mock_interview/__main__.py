"""``python -m mock_interview`` is the ``mock-interview`` command."""

from mock_interview.cli import main

if __name__ == "__main__":
    main()
