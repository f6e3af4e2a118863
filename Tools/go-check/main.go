// The command go-check opens a ledger's checkpoint and tiles with the packages that Go's own checksum
// database uses, golang.org/x/mod/sumdb/note and tlog. Of ours is only where a tile lies: tlog numbers
// paths by the height of tiles, C2SP tlog-tiles does not (Docs/Formats/Tiles.md).
//
//	go-check FOLDER VERIFIER-KEY
//
// It checks the signature, the root from the tiles, each header against its leaf, the inclusion of each
// record (of at most 512, evenly spread, when there are more) and that as many smaller trees are the
// beginning of this one. Exits with 0 when all holds and says so in one line; with 1 when something does
// not; with 2 when it is called otherwise.
//
// Debian: golang-go and golang-golang-x-mod-dev, built with GO111MODULE=off GOPATH=/usr/share/gocode.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8 // 256 hashes a tile.

// A folder of tiles, read as tlog asks for them.
type folder string

func (f folder) Height() int                                { return height }
func (f folder) SaveTiles(tiles []tlog.Tile, data [][]byte) {} // Nothing is kept: files are near.

// ReadTiles reads tile/8/L/N at tile/L/N, and tile/8/data/N at tile/entries/N.
func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		path = strings.Replace(path, "tile/data/", "tile/entries/", 1)
		data, err := os.ReadFile(filepath.Join(string(f), path))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

// head opens the note and reads the three lines of a checkpoint.
func head(f folder, key string) (tlog.Tree, error) {
	var tree tlog.Tree
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return tree, err
	}
	data, err := os.ReadFile(filepath.Join(string(f), "checkpoint"))
	if err != nil {
		return tree, err
	}
	opened, err := note.Open(data, note.VerifierList(verifier))
	if err != nil {
		return tree, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		return tree, errors.New("the text is not that of a checkpoint of this key")
	}
	tree.N, err = strconv.ParseInt(lines[1], 10, 64)
	if err != nil || tree.N < 1 {
		return tree, fmt.Errorf("the size is %q", lines[1])
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		return tree, fmt.Errorf("the root is %q", lines[2])
	}
	copy(tree.Hash[:], root)
	return tree, nil
}

// headers reads all files of entries: each header behind its length in two bytes.
func headers(f folder, size int64) ([][]byte, error) {
	var all [][]byte
	for n := int64(0); n*256 < size; n++ {
		width := 256
		if size-n*256 < 256 {
			width = int(size - n*256)
		}
		files, err := f.ReadTiles([]tlog.Tile{{H: height, L: -1, N: n, W: width}})
		if err != nil {
			return nil, err
		}
		data, count := files[0], 0
		for ; len(data) >= 2; count++ {
			length := 2 + int(binary.BigEndian.Uint16(data))
			if length > len(data) {
				return nil, fmt.Errorf("entries %d end inside a header", n)
			}
			all, data = append(all, data[2:length]), data[length:]
		}
		if count != width || len(data) != 0 {
			return nil, fmt.Errorf("entries %d hold %d headers, not %d", n, count, width)
		}
	}
	return all, nil
}

func check(f folder, key string) (string, error) {
	tree, err := head(f, key)
	if err != nil {
		return "", err
	}
	// Holds every tile it reads against the root, before it gives a hash of it away.
	hashes := tlog.TileHashReader(tree, f)
	root, err := tlog.TreeHash(tree.N, hashes)
	if err != nil {
		return "", err
	}
	if root != tree.Hash {
		return "", errors.New("the tiles make another root")
	}
	entries, err := headers(f, tree.N)
	if err != nil {
		return "", err
	}
	step := tree.N/512 + 1
	proofs := 0
	for n, entry := range entries {
		n := int64(n)
		leaf := tlog.RecordHash(entry)
		stored, err := hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, n)})
		if err != nil {
			return "", err
		}
		if stored[0] != leaf {
			return "", fmt.Errorf("header %d is not the leaf of the tree", n)
		}
		if n%step != 0 && n != tree.N-1 {
			continue
		}
		included, err := tlog.ProveRecord(tree.N, n, hashes)
		if err != nil {
			return "", err
		}
		if err := tlog.CheckRecord(included, tree.N, tree.Hash, n, leaf); err != nil {
			return "", fmt.Errorf("header %d: %w", n, err)
		}
		older, err := tlog.TreeHash(n+1, hashes)
		if err != nil {
			return "", err
		}
		grown, err := tlog.ProveTree(tree.N, n+1, hashes)
		if err != nil {
			return "", err
		}
		if err := tlog.CheckTree(grown, tree.N, tree.Hash, n+1, older); err != nil {
			return "", fmt.Errorf("size %d: %w", n+1, err)
		}
		proofs++
	}
	return fmt.Sprintf("%d headers, %d proofs of inclusion, %d of consistency, root %x", len(entries), proofs, proofs, tree.Hash[:]), nil
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "go-check FOLDER VERIFIER-KEY")
		os.Exit(2)
	}
	said, err := check(folder(os.Args[1]), os.Args[2])
	if err != nil {
		fmt.Fprintln(os.Stderr, "go-check:", err)
		os.Exit(1)
	}
	fmt.Println(said)
}
