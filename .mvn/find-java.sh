# Sourced by ./mvnw and ops/ledger (POSIX sh): sets and exports JAVA_HOME to a JDK that can build and
# run this project, or says in one line what to install and fails. Looks at JAVA_HOME, then at the java
# on the PATH, then at the usual places; among those exactly the version asked for is taken before a newer one.

java_wanted=25

# Major version of the JDK in folder $1, from its `release` file so that no JVM need start; 0 if there is no JDK.
java_major() {
    if [ ! -x "$1/bin/javac" ] || [ ! -r "$1/release" ]; then
        echo 0
        return
    fi
    java_version=$(sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release")
    echo "${java_version:-0}"
}

# The home of the java on the PATH. It is asked only when links do not lead to it (macOS has a stand-in there).
java_on_path() {
    java_link=$(command -v java) || return 0
    java_link=$(readlink -f "$java_link" 2>/dev/null || echo "$java_link")
    java_dir=$(dirname "$(dirname "$java_link")")
    if [ -r "$java_dir/release" ]; then
        echo "$java_dir"
    else
        java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
    fi
}

find_java() {
    java_newer=
    for java_home in "${JAVA_HOME:-}" "$(java_on_path)"; do
        if [ -n "$java_home" ] && [ "$(java_major "$java_home")" -ge "$java_wanted" ]; then
            JAVA_HOME=$java_home
            return 0
        fi
    done
    for java_home in /usr/lib/jvm/* /opt/* /opt/*/* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* \
        "${HOME:-/nonexistent}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-/nonexistent}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
        java_found=$(java_major "$java_home")
        if [ "$java_found" -eq "$java_wanted" ]; then
            JAVA_HOME=$java_home
            return 0
        elif [ "$java_found" -gt "$java_wanted" ]; then
            java_newer=$java_home
        fi
    done
    JAVA_HOME=$java_newer
    [ -n "$JAVA_HOME" ]
}

if find_java; then
    export JAVA_HOME
else
    echo "Java $java_wanted is needed and was not found: install a JDK $java_wanted (Eclipse Temurin, for example) and set JAVA_HOME to it." >&2
    exit 1
fi
