"""The words of newsleaf as frozen dataclasses; standard library only."""
