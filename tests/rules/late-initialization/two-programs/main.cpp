// checks: comsec-late-initialization
// Neither of the two programs.
int main() { return 0; }
