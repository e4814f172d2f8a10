"""Every way in which reading can fail; each message says what, where and what to do."""


class LoadError(Exception):
    """Base of all: a source could not be read. Nothing of it is used."""


class UnreadableFile(LoadError):
    """The file is empty, binary, not UTF-8, too large, or not there."""


class UnknownDocument(LoadError):
    """The text is readable but is of no kind that the loaders know."""


class BadClaims(LoadError):
    """A claim file breaks the claim interface."""


class BadTable(LoadError):
    """A table has a missing, unknown or repeated column, or a cell that its mapping refuses."""
