"""The room's network: its Wi-Fi, this machine's addresses, the phones that reach it."""
