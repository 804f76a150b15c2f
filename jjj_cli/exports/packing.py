"""A package, which is a zip file, whose files all bear one time: two of the same are alike, whatever the clock says."""

import shutil
from os import PathLike
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# Zip files know no time before this, and a clock that was never set is before it.
_TIME = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16


class Package(ZipFile):
    """A package to be written into a file; what is put in it is packed."""

    def __init__(self, file: "PathLike[str] | IO[bytes]") -> None:
        super().__init__(file, "w", ZIP_DEFLATED)

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: Any, *_: Any, **__: Any) -> None:
        """Put text or bytes in, under a name."""
        super().writestr(_entry(zinfo_or_arcname), data)

    def write(self, filename: "str | PathLike[str]", arcname: "str | PathLike[str] | None" = None, *_: Any) -> None:
        """Put a file in, under another name if it is to have one."""
        with Path(filename).open("rb") as file, self.open(_entry(str(arcname or filename)), "w") as packed:
            shutil.copyfileobj(file, packed)


def _entry(named: str | ZipInfo) -> ZipInfo:
    entry = ZipInfo(named.filename if isinstance(named, ZipInfo) else named, _TIME)
    entry.external_attr = _READABLE
    entry.compress_type = ZIP_DEFLATED
    return entry
