package io.journeyledger.intake.file;

import java.nio.file.Path;

/**
 * Where files wait while they are imported.
 *
 * @param alone whether there is no other process with a folder of its own, which notes its imports in the same table
 */
public record ImportFolder(Path path, boolean alone) {}
