"""From reviewing back to writing: where people and graders differ, and answers that become examples."""
