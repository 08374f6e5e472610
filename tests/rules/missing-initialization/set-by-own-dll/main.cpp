// checks: comsec-missing-initialization
// In no program of the build.
int main() { return 0; }
