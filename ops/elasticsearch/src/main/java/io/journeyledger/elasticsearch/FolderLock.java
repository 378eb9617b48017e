package io.journeyledger.elasticsearch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;

/** Holds a folder for one process, so that what runs in it without a holder is known to be left behind. */
record FolderLock(FileChannel channel) implements Closeable {
    static FolderLock take(ChildFolder folder) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        try {
            if (channel.tryLock() != null) {
                return new FolderLock(channel);
            }
        } catch (OverlappingFileLockException _) {
            // Held by this very process: the same answer as for any other.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new ElasticsearchFailure("Another running program uses the Elasticsearch folder " + folder.root()
                + ": stop it, or choose another data folder.");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
