"""Who asks is told the server in the way that it wants, once."""

import gc
import warnings

import pytest

from queries.errors import EndpointError
from queries.remote import RemoteDataset
from queries.sending import Credentials
from tests.listening import DIGEST, Handler, listening

ASKING = Credentials("ann", "secret", "digest")
YES = '{"head": {}, "boolean": true}'


def test_a_server_that_wants_a_digest_is_given_one_and_nothing_is_left_open() -> None:
    def act(handler: Handler, body: str) -> None:
        if handler.headers.get("Authorization"):
            handler.give(YES)
        else:
            handler.give("Who asks?", 401, WWW_Authenticate=DIGEST)

    with warnings.catch_warnings(record=True) as told, listening(act) as (address, heard):
        warnings.simplefilter("always")
        assert RemoteDataset(address, credentials=ASKING).query("ASK {}").value is True  # type: ignore[union-attr]
        gc.collect()
    assert [sent is not None and sent.startswith('Digest username="ann"') for _, _, sent, _ in heard] == [False, True]
    assert [str(one.message) for one in told if one.category is ResourceWarning] == []


def test_a_digest_that_is_refused_is_not_sent_again() -> None:
    def act(handler: Handler, body: str) -> None:
        handler.give("No.", 401, WWW_Authenticate=DIGEST.replace('"n"', f'"n{len(heard)}"'))

    with listening(act) as (address, heard):
        with pytest.raises(EndpointError, match="it answered HTTP 401 Unauthorized; check the address and your access"):
            RemoteDataset(address, credentials=ASKING).query("ASK {}")
        assert len(heard) == 2
