/** What lies beside a Dockerfile: the build context's files, read through {@link dev.cachelens.project.Files}. */
package dev.cachelens.project;
