package io.journeyledger.elasticsearch;

import java.nio.file.Path;

/** A program that starts a server in the folder it is given, prints its address, and waits to be killed. */
final class ChildUntilKilled {
    private ChildUntilKilled() {}

    @SuppressWarnings("SystemOut") // The test reads it.
    public static void main(String[] arguments) {
        ElasticsearchChild child = ElasticsearchChild.start(
                ElasticsearchSettings.in(Path.of(arguments[0])).forShortRun());
        System.out.println(child.url());
        child.ended().join();
    }
}
