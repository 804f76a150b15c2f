"""`jjj mcp`."""

from functools import partial
from typing import Annotated

from jjj_cli.cli.options import option
from jjj_cli.cli.registration import Serving, serving_command
from jjj_cli.errors import missing_extra
from jjj_cli.store.location import locate

# What the server cannot be without, and the extra that brings it.
_NEEDS, _EXTRA = ("mcp", "mcp_types"), "mcp"
Own = Annotated[bool, option("mcp-own", "--own")]


@serving_command
def mcp(serving: Serving, own: Own = False) -> int:
    """Serve models with the store, as tools that they call."""
    try:
        from jjj_cli.agents.serving import serve
    except ModuleNotFoundError as error:
        if str(error.name).partition(".")[0] not in _NEEDS:
            raise
        raise missing_extra("mcp", _EXTRA) from None
    # nobody's own figures reach a model that were not given to it
    shared = own or serving.own_named
    return serve(serving.located if shared else partial(locate, None, only_shipped=True), serving.language(None))
