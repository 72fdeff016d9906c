import pytest

from tui.facts.data_files import data_of, text_of


def test_a_file_of_facts_is_read_as_text_and_as_bytes() -> None:
    assert text_of("currencies.tsv").encode() == data_of("currencies.tsv")
    assert "CNY" in text_of("currencies.tsv")


def test_a_file_that_is_not_there_is_said_so() -> None:
    with pytest.raises(FileNotFoundError):
        data_of("nothing.txt")
